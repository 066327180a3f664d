/** The only two ways between the window and the main side. */
export const channels = { call: 'desk:call', notice: 'desk:notice' } as const;
