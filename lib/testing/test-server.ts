/** Facts that the start of the test run and the test files share. */
export const templateDatabase = "jeke_template";
export const testPasswords = {
  owner: "owner-of-tests",
  app: "app-of-tests",
  worker: "worker-of-tests",
};
export const testSecret = "test-secret-that-is-long-enough-and-never-used-elsewhere";
