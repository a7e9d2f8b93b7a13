package dev.ringway.gateway.crowd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One client: Engine.IO over a WebSocket, in one room, with its cursor after a reconnect. Lives on the crowd's thread. */
final class Onlooker {

    private static final String REQUEST = """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
            Host: localhost\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;

    private final String token;
    private final String room;
    private final Story story = new Story();
    private final Inbox inbox = new Inbox();
    private Optional<SocketChannel> channel = Optional.empty();
    private volatile boolean entered;
    private final AtomicInteger connects = new AtomicInteger();
    private volatile boolean stalls;

    Onlooker(String token, String room) {
        this.token = token;
        this.room = room;
    }

    Story story() {
        return story;
    }

    boolean isIn() {
        return entered;
    }

    int connects() {
        return connects.get();
    }

    void connect(Selector selector, int port) throws IOException {
        SocketChannel opened = SocketChannel.open();
        opened.configureBlocking(false);
        channel = Optional.of(opened);
        inbox.clear();
        opened.register(selector, SelectionKey.OP_CONNECT, this);
        opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** False where nobody is there, or no more. */
    boolean ready(SelectionKey key) throws IOException {
        SocketChannel open = channel.orElseThrow();
        if (key.isConnectable()) {
            if (!open.finishConnect()) {
                return true;
            }
            connects.incrementAndGet();
            open.write(ByteBuffer.wrap(REQUEST.getBytes(StandardCharsets.US_ASCII)));
            key.interestOps(SelectionKey.OP_READ);
        }
        boolean there = !key.isReadable() || inbox.read(open, this::frame);
        if (stalls && entered) {
            key.interestOps(0);
        }
        return there;
    }

    /** Reads nothing more from when it is in the room. */
    void stall() {
        stalls = true;
    }

    void readOn() {
        stalls = false;
    }

    void gone() throws IOException {
        entered = false;
        if (channel.isPresent()) {
            channel.get().close();
        }
    }

    private void frame(ByteBuffer buffer, int length) {
        int at = buffer.position();
        byte type = buffer.get(at);
        if (type == '0') {
            send("40{\"token\":\"" + token + "\"}");
        } else if (type == '2') {
            send("3");
        } else if (length > 5 && buffer.get(at + 1) == '2' && buffer.get(at + 4) == 'c' && buffer.get(at + 5) == 'h') {
            story.change(buffer, length);
        } else {
            rare(new String(buffer.array(), buffer.arrayOffset() + at, length, StandardCharsets.UTF_8));
        }
    }

    private void rare(String packet) {
        if (packet.startsWith("40")) {
            String cursor = story.cursor();
            send("421[\"subscribe\",{\"room\":\"" + room + "\""
                    + (cursor.isEmpty() ? "" : ",\"cursor\":\"" + cursor + "\"") + "}]");
        } else if (packet.startsWith("431[{\"ok\":true")) {
            story.entered(packet.substring(4, packet.length() - 1));
            entered = true;
        } else if (packet.startsWith("42[\"snapshot\",")) {
            story.entered(packet.substring(14, packet.length() - 1));
        } else if (!packet.startsWith("42[\"closing\",") && !packet.equals("41")) {
            throw new IllegalStateException("told " + packet);
        }
    }

    private void send(String packet) {
        byte[] text = packet.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(text.length + 8).put((byte) 0x81);
        if (text.length < 126) {
            frame.put((byte) (0x80 | text.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) text.length);
        }
        // A mask of zeros leaves the text as it is.
        frame.putInt(0).put(text).flip();
        try {
            channel.orElseThrow().write(frame);
        } catch (IOException gone) {
            // reading tells so too
        }
    }
}
