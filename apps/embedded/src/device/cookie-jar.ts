/** Cookies of one origin, name by name. Node's fetch keeps none. */
export class CookieJar {
  readonly #cookies = new Map<string, { value: string; path: string }>()

  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const at = pair.indexOf('=')
      const attribute = (name: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
      const name = pair.slice(0, at)
      if (attribute('max-age') === '0') this.#cookies.delete(name)
      else this.#cookies.set(name, { value: pair.slice(at + 1), path: attribute('path') ?? '/' })
    }
  }

  headerFor(path: string): string {
    return [...this.#cookies]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
      .join('; ')
  }
}
