/** A request as the platform's gateway hands it on. */
export interface ApiRequest {
  readonly method: string
  /** without the query */
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | undefined
  readonly body: string
}
