/** Where the operator is. The address's fragment holds it, so that a reload comes back here. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'new' }
  | { readonly screen: 'registration'; readonly registrationId: string }
  | { readonly screen: 'journal'; readonly registrationId: string | null }
  | { readonly screen: 'queue' }
  | { readonly screen: 'shift' }
  | { readonly screen: 'settings' };

/** Screens that are the same whoever looks at them. */
const plain = ['new', 'queue', 'shift', 'settings'] as const;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a fragment like `#/registration/<id>`; anything unknown is home. */
export function routeOf(fragment: string): Route {
  const [screen, id] = fragment.replace(/^#\/?/, '').split('/');
  const registrationId = id && uuid.test(id) ? id : null;
  const known = plain.find((each) => each === screen);
  if (known) return { screen: known };
  if (screen === 'journal') return { screen, registrationId };
  if (screen === 'registration' && registrationId) return { screen, registrationId };
  return { screen: 'home' };
}

/** The fragment of a route. */
export function fragmentOf(route: Route): string {
  const id = 'registrationId' in route ? route.registrationId : null;
  return id ? `#/${route.screen}/${id}` : `#/${route.screen}`;
}
