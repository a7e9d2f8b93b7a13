package dev.ringway.gateway.socketio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A packet of which attachments are still on their way. */
final class Reassembly {

    private final SocketIoPacket.Incomplete packet;
    private final List<byte[]> attachments = new ArrayList<>();
    private int bytes;

    Reassembly(SocketIoPacket.Incomplete packet) {
        this.packet = packet;
    }

    /** @return the bytes of all that came */
    int add(byte[] attachment) {
        attachments.add(attachment);
        bytes += attachment.length;
        return bytes;
    }

    /** Empty as long as one is missing. */
    Optional<SocketIoPacket> complete() {
        if (attachments.size() < packet.attachments()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (packet.packet()) {
                    case SocketIoPacket.Event event ->
                        new SocketIoPacket.Event(
                                event.namespace(),
                                event.ackId(),
                                event.name(),
                                Placeholders.filled(event.arguments(), attachments));
                    case SocketIoPacket other -> other;
                });
    }
}
