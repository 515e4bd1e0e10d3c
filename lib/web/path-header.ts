/** Name of the header in which proxy.ts passes on the path of the page, for the way back after sign-in. */
export const pathHeader = "x-jeke-path";
