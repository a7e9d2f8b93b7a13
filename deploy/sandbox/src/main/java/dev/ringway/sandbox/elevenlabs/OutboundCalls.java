package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls that ElevenLabs places itself: on the same account, with no callback of ours. */
final class OutboundCalls {

    private static final String OURS = "+14155550100";

    private final Switchboard switchboard;
    private final ConversationBook book;
    private final Timeline timeline;

    OutboundCalls(Switchboard switchboard, ConversationBook book, Timeline timeline) {
        this.switchboard = switchboard;
        this.book = book;
        this.timeline = timeline;
    }

    Response place(Request request) {
        try {
            CallBody body = CallBody.parse(request.body());
            String agent = body.required("agent_id");
            body.required("agent_phone_number_id");
            String to = body.required("to_number");
            var data = body.clientData();
            if (!CallRequest.isNumber(to)) {
                return Response.json(200, Map.of("success", false, "message", "The number is not valid"));
            }
            String id = RegisterCalls.newId();
            // Nothing happens to the call before its conversation is known.
            Call call = switchboard.still(() -> {
                Call placed = switchboard.place(request(to));
                book.add(new Conversation(
                        id,
                        agent,
                        false,
                        OURS,
                        to,
                        data,
                        placed.seed(),
                        true,
                        Conversation.Status.INITIATED,
                        timeline.now(),
                        Optional.of(placed.sid()),
                        Optional.empty(),
                        Optional.empty()));
                return placed;
            });
            return Response.json(
                    200, Map.of("success", true, "message", "Success", "conversation_id", id, "callSid", call.sid()));
        } catch (CallBody.InvalidException invalid) {
            return invalid.response();
        }
    }

    private static CallRequest request(String to) {
        return new CallRequest(
                Direction.OUTBOUND,
                OURS,
                to,
                Duration.ofSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
