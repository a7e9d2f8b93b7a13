package dev.ringway.gateway.socketio;

import io.netty.channel.Channel;

/** How packets leave a session. Used on the session's event loop only. */
sealed interface Carrier permits PollingCarrier, WebSocketCarrier {

    /** Sends as much as the client can take now; the rest stays queued. */
    void flush(OutboundQueue queue);

    /**
     * Sends all that is queued and then the end of the session.
     *
     * @return false where the client has to fetch it first
     */
    boolean finish(OutboundQueue queue);

    /** Gives up whatever is open. */
    void abort();

    boolean uses(Channel channel);
}
