/** Socket.IO over polling and WebSocket: sessions, packets, admission, slow readers. */
@NullMarked
package dev.ringway.gateway.socketio;

import org.jspecify.annotations.NullMarked;
