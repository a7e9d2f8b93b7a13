import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/** Follows the calls that go on, through lost connections, without missing a change. It needs io.socket:socket.io-client. */
public class FollowCalls {

    private final Socket socket;
    private String cursor; // the place up to which everything was seen

    FollowCalls(String url, String token) {
        socket = IO.socket(URI.create(url), IO.Options.builder().setAuth(Map.of("token", token)).build());
        socket.on(Socket.EVENT_CONNECT, nothing -> subscribe());
        socket.on("change", told -> see((JSONObject) told[0]));
        socket.on("snapshot", told -> cursor = ((JSONObject) told[0]).optString("cursor")); // all would be shown anew
        socket.on("ended", told -> System.err.println(told[0]));
        socket.on(Socket.EVENT_CONNECT_ERROR, told -> System.err.println(told[0]));
        socket.connect();
    }

    private void subscribe() {
        Map<String, String> request = cursor == null ? Map.of("room", "calls") : Map.of("room", "calls", "cursor", cursor);
        socket.emit("subscribe", new Object[] {new JSONObject(request)}, (Ack) told -> {
            JSONObject answer = (JSONObject) told[0];
            if (!answer.optBoolean("ok")) {
                System.err.println(answer);
                return;
            }
            JSONArray missed = answer.optJSONArray("missed");
            for (int at = 0; missed != null && at < missed.length(); at++) {
                see(missed.optJSONObject(at));
            }
            cursor = answer.optString("cursor");
        });
    }

    private void see(JSONObject step) {
        cursor = step.optString("to");
        System.out.println(step.optString("type") + " " + step.optJSONObject("data"));
    }

    public static void main(String[] arguments) {
        new FollowCalls(arguments[0], arguments[1]);
    }
}
