package dev.ringway.local.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * One administrative command over one connection (OP_MSG). A driver would bring its own client into every Spring context
 * that has this module on its class path.
 */
final class MongoCommand {

    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int FLAGS_AND_KIND = 5;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private MongoCommand() {}

    /** The server's answer, which may be an error of its own ({@code ok: 0}). */
    static BsonDocument run(int port, BsonDocument command) throws IOException {
        BsonDocument whole = command.clone().append("$db", new BsonString("admin"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            send(socket.getOutputStream(), whole);
            return receive(new DataInputStream(socket.getInputStream()));
        }
    }

    private static void send(OutputStream out, BsonDocument document) throws IOException {
        try (BasicOutputBuffer body = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(body)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
            byte[] bytes = body.toByteArray();
            ByteBuffer message = ByteBuffer.allocate(HEADER + FLAGS_AND_KIND + bytes.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(HEADER + FLAGS_AND_KIND + bytes.length)
                    .putInt(1)
                    .putInt(0)
                    .putInt(OP_MSG)
                    .putInt(0)
                    .put((byte) 0)
                    .put(bytes);
            out.write(message.array());
        }
    }

    private static BsonDocument receive(DataInputStream in) throws IOException {
        byte[] length = new byte[Integer.BYTES];
        in.readFully(length);
        int whole = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] rest = new byte[whole - Integer.BYTES];
        in.readFully(rest);
        int start = HEADER - Integer.BYTES + FLAGS_AND_KIND;
        ByteBuffer document = ByteBuffer.wrap(rest, start, rest.length - start).slice();
        try (BsonBinaryReader reader = new BsonBinaryReader(document)) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        }
    }
}
