// Shows the page as it is now whenever the server says that something has changed; focus stays where it was.
new EventSource('/live').onmessage = async () => {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const focused = document.activeElement?.id;
  for (const part of document.querySelectorAll('[data-live]'))
    part.replaceChildren(...(fresh.getElementById(part.id)?.childNodes ?? []));
  if (focused) document.getElementById(focused)?.focus();
};
