package dev.ringway.acceptance;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONException;
import org.json.JSONObject;

/** The official Socket.IO client in one room. */
final class LiveRoom implements AutoCloseable {

    private final Socket socket;
    private final ConcurrentLinkedQueue<JSONObject> changes = new ConcurrentLinkedQueue<>();

    private LiveRoom(Socket socket) {
        this.socket = socket;
    }

    /** Connects with the token, subscribes and waits for the acknowledgement. */
    static LiveRoom subscribe(String socketUrl, String token, String room) {
        IO.Options options = IO.Options.builder()
                .setAuth(Map.of("token", token))
                .setForceNew(true)
                .build();
        LiveRoom live = new LiveRoom(IO.socket(URI.create(socketUrl), options));
        CompletableFuture<JSONObject> acknowledged = new CompletableFuture<>();
        live.socket.on("change", arguments -> live.changes.add((JSONObject) arguments[0]));
        live.socket.on(
                Socket.EVENT_CONNECT_ERROR,
                arguments -> acknowledged.completeExceptionally(new AssertionError(arguments[0].toString())));
        live.socket.on(
                Socket.EVENT_CONNECT,
                arguments -> live.socket.emit("subscribe", new Object[] {json("room", room)}, (Ack)
                        answer -> acknowledged.complete((JSONObject) answer[0])));
        live.socket.connect();
        JSONObject answer = await(acknowledged);
        if (!answer.optBoolean("ok")) {
            throw new AssertionError("not subscribed: " + answer);
        }
        return live;
    }

    /** All that was delivered about one call, oldest first. */
    Collection<JSONObject> changesOf(String callSid) {
        return changes.stream()
                .filter(change -> change.optJSONObject("data") != null
                        && callSid.equals(change.optJSONObject("data").optString("sid")))
                .toList();
    }

    /** Whether somebody was heard to say that. */
    boolean heard(String text) {
        return changes.stream()
                .map(change -> change.optJSONObject("data"))
                .anyMatch(data -> data != null && text.equals(data.optString("text")));
    }

    @Override
    public void close() {
        socket.close();
    }

    private static JSONObject json(String name, String value) {
        try {
            return new JSONObject().put(name, value);
        } catch (JSONException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static JSONObject await(CompletableFuture<JSONObject> answer) {
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (Exception unanswered) {
            throw new AssertionError("no acknowledgement", unanswered);
        }
    }
}
