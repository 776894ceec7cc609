export { allZones, isForeignZone, knownZone, myZone, useMyZone } from './time-zones.js';
