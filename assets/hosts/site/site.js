// What every page of the site does beside being read: it keeps the app up to date.

import { register } from "./updates.js";

register({ busy: () => false });
