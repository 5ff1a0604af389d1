/** A setting a person must change; its message is one sentence to show as it is. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}
