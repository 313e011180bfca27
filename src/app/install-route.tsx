export { InstallPage as InstallRoute } from '#features/install/install-page.tsx'
