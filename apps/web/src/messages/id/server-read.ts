export const serverRead = {
  loading: 'Menanyakan server…',
  signInNow: 'Masuk dengan sandi',
  forbidden: 'Hanya petugas TI yang bisa melihat ini.',
}
