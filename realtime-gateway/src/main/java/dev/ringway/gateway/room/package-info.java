/** Rooms: who may enter, snapshots and cursors, deltas without unknown gaps. */
@NullMarked
package dev.ringway.gateway.room;

import org.jspecify.annotations.NullMarked;
