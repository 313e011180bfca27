import './styles/theme.css'
import './styles/page.css'
import './styles/card.css'
import './styles/timeline.css'
import './styles/overlays.css'
import './styles/drawer.css'
import { pageContext } from '../frame/opened-frame.ts'
import { startDrawer } from './drawer.ts'
import { startPanels } from './panels.ts'
import { readPageData } from './portal-door.ts'
import { startTabs } from './tabs.ts'
import { startTimeline } from './timeline.ts'
import { startViewer } from './viewer-form.ts'

const context = readPageData('page-context', pageContext)
if (context) {
  startViewer()
  startTimeline()
  startPanels(context)
  startTabs()
  startDrawer()
}
