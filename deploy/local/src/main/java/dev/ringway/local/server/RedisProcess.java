package dev.ringway.local.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A Redis that appends every write to a file, synced once a second. */
public final class RedisProcess extends ServerProcess {

    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    public RedisProcess(ServerSettings settings) {
        super("redis", settings);
    }

    @Override
    List<String> command() throws IOException {
        return List.of(
                RedisBinary.resolve().toString(),
                "--port",
                Integer.toString(port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                settings().data().toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--daemonize",
                "no");
    }

    @Override
    boolean answers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(PING);
            // While it loads its file it answers -LOADING.
            return socket.getInputStream().read() == '+';
        }
    }

    @Override
    public String address() {
        return "redis://localhost:" + port();
    }
}
