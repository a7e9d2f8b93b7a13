package dev.ringway.gateway.socketio;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The first packet of a session. */
record OpenPacket(String sid, List<String> upgrades, long pingInterval, long pingTimeout, int maxPayload) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static byte[] of(String sid, List<String> upgrades, SocketIoSettings settings) {
        OpenPacket open = new OpenPacket(
                sid,
                upgrades,
                settings.pingInterval().toMillis(),
                settings.pingTimeout().toMillis(),
                settings.maxPayloadBytes());
        return EngineIoPacket.bytes("0" + JSON.writeValueAsString(open));
    }
}
