export const openDevice = async () => { throw new Error('stub') }
