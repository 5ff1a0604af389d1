/** Forms that a key opens over the waiting list: `/tunggu/?pindah=…`, `/tunggu/?dahulukan=…`. */
export type ListForm = 'pindah' | 'dahulukan'

const show = (query: string) => history.pushState(null, '', `/tunggu/${query}`)

export const openListForm = (form: ListForm, visitId: string): void => show(`?${form}=${visitId}`)
export const closeListForm = (): void => show('')
