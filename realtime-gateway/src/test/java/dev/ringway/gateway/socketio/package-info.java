/** The transport over raw connections and with the official client, without anything behind it. */
@NullMarked
package dev.ringway.gateway.socketio;

import org.jspecify.annotations.NullMarked;
