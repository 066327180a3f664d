/** The only ways between the window and the main side. */
export const channels = { call: 'desk:call', notice: 'desk:notice', saveFile: 'host:save-file' } as const;
