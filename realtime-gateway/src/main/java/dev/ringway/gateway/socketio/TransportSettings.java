package dev.ringway.gateway.socketio;

/** All that is set for the transport. */
record TransportSettings(
        SocketIoSettings socketIo, LimitSettings limits, DrainSettings draining, AllowedOrigins origins) {}
