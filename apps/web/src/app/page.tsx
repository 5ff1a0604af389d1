import { SignInScreen } from '../features/sign-in/SignInScreen'

export default function Page() {
  return <SignInScreen />
}
