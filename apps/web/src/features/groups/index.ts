export { GroupsView, type GroupsViewProps } from './groups-view.js';
