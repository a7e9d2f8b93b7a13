/** The live view in Redis: what is going on now, in one place for all instances, changed by one script per event. */
@NullMarked
package dev.ringway.gateway.live;

import org.jspecify.annotations.NullMarked;
