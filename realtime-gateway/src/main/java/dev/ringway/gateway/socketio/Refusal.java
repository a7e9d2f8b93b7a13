package dev.ringway.gateway.socketio;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Why a handshake that fits the protocol is not accepted now, and what its client can do. */
enum Refusal {
    INSTANCE_FULL(
            503,
            "too_many_connections",
            "This instance has as many connections as it may; try again in a few seconds."),
    ADDRESS_FULL(
            429,
            "too_many_connections_of_address",
            "This address has as many connections as it may; close one of them, then try again."),
    SHUTTING_DOWN(503, "shutting_down", "This instance is going away; connect again and reach another one.");

    private final int status;
    private final String code;
    private final String message;

    Refusal(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    HttpResponseStatus status() {
        return HttpResponseStatus.valueOf(status);
    }

    /** Stable, for programs and metrics. */
    String code() {
        return code;
    }

    String json() {
        return "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
    }
}
