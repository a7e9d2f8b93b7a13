package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.RowReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on this machine while it is worked off; gone when that is over, or the process. */
final class WaitingFile implements RowReader.Source, Closeable {

    private static final int PIECE = 64 * 1024;

    private final FileChannel channel;

    private WaitingFile(FileChannel channel) {
        this.channel = channel;
    }

    static WaitingFile of(InputStream received) throws IOException {
        Path path = Files.createTempFile("ringway-", ".csv");
        WaitingFile file = new WaitingFile(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        try {
            file.take(received);
            return file;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private void take(InputStream received) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int read = received.read(piece); read >= 0; read = received.read(piece)) {
            ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    @Override
    public InputStream from(long offset) {
        return new InputStream() {
            private long position = offset;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int start, int length) throws IOException {
                int read = channel.read(ByteBuffer.wrap(bytes, start, length), position);
                position += Math.max(read, 0);
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
