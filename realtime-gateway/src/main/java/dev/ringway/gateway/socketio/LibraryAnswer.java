package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.AckRequest;
import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Payload;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sent once, and only where the client asked for it: the library sees to that. */
record LibraryAnswer(AckRequest request) implements Acknowledgement {

    @Override
    public void send(String json) {
        request.sendAckData(new Payload("[" + json + "]", List.of()));
    }

    @Override
    public void sendAll(List<? extends JsonNode> arguments) {
        request.sendAckData(Payload.of(arguments));
    }
}
