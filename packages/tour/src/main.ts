/** The program behind `npm start`. */

import { playTour } from "./tour.js";

await playTour((line) => console.log(line));
