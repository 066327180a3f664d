/** How a developer's launch of the desk tells that another one has this office open already. `npm start` reads it. */
export const alreadyOpen = 3;
