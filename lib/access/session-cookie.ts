/** The name of the cookie that a browser shows; behind https `__Secure-` stands before it. */
export const SESSION_COOKIE = "debrief.session_token";
