/** Rooms alone, with announcements that get lost. */
@NullMarked
package dev.ringway.gateway.room;

import org.jspecify.annotations.NullMarked;
