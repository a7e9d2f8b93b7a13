package dev.ringway.ingest.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts hostile requests, each over a connection of its own, and keeps count. */
public final class HostileRun {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");
    private static final Pattern TRACE = Pattern.compile("Exception|\tat |java\\.lang|dev\\.ringway");
    private static final int PATIENCE_MS = 60_000;

    private final int port;
    private final HostileRequests requests;
    private final ConcurrentMap<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final List<String> wrongs = new CopyOnWriteArrayList<>();
    private final AtomicInteger left = new AtomicInteger();

    public HostileRun(int port, HostileRequests requests) {
        this.port = port;
        this.requests = requests;
    }

    /** Returns when all are answered. */
    public void post(int many, int atOnce) {
        left.set(many);
        try (ExecutorService clients = Executors.newFixedThreadPool(atOnce)) {
            for (int i = 0; i < atOnce; i++) {
                clients.execute(this::postWhileThereAreSome);
            }
        }
    }

    /** How often each status was answered, by {@code signed} and {@code unsigned}; {@code 0}: cut off without an answer. */
    public Map<String, Integer> answers() {
        Map<String, Integer> counts = new TreeMap<>();
        answers.forEach((what, count) -> counts.put(what, count.get()));
        return counts;
    }

    /** What must not have happened: 5xx, a stack trace in an answer, a forged request taken. */
    public List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    private void postWhileThereAreSome() {
        while (left.getAndDecrement() > 0) {
            HostileRequests.Hostile hostile = requests.next();
            String answer = answer(hostile.raw());
            Matcher matcher = STATUS.matcher(answer);
            int status = matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 0;
            answers.computeIfAbsent(
                            (hostile.signed() ? "signed " : "unsigned ") + status, unseen -> new AtomicInteger())
                    .incrementAndGet();
            if (status >= 500 || TRACE.matcher(answer).find() || (!hostile.signed() && status / 100 == 2)) {
                wrongs.add(hostile.endpoint() + " " + (hostile.signed() ? "signed" : "unsigned") + ": "
                        + answer.lines().findFirst().orElse("") + " to " + beginning(hostile.raw()));
            }
        }
    }

    private String answer(byte[] raw) {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(raw);
                out.flush();
            } catch (SocketException answeredBeforeTheEnd) {
                answer.setLength(0);
            }
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException cutOff) {
            return answer.toString();
        } catch (IOException e) {
            return answer + e.toString();
        }
        return answer.toString();
    }

    private static String beginning(byte[] raw) {
        return new String(raw, 0, Math.min(raw.length, 600), StandardCharsets.ISO_8859_1)
                .replaceAll("[^\\p{Print}]", "·");
    }
}
