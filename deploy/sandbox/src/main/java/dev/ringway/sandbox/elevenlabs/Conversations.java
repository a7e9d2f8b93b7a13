package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.elevenlabs.Conversation.Status;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.voice.AgentLine;
import java.util.Map;
import java.util.Optional;

/** Lets conversations live: from the stream's beginning to the call's end, and then tells of them. */
public final class Conversations implements AgentLine, CallListener {

    private final ConversationBook book;
    private final PostCall postCall;
    private final Webhooks webhooks;
    private final Timeline timeline;

    public Conversations(ConversationBook book, Webhooks webhooks, Timeline timeline) {
        this.book = book;
        this.webhooks = webhooks;
        this.timeline = timeline;
        postCall = new PostCall(webhooks);
    }

    /** A stream that names no conversation of ours is somebody else's. */
    @Override
    public void connected(Call call, Map<String, String> parameters) {
        Optional.ofNullable(parameters.get("conversation_id"))
                .ifPresent(id -> book.change(id, known -> known.on(call).at(Status.IN_PROGRESS, timeline.now())));
    }

    @Override
    public void over(String callSid, Runnable next) {
        Optional<Conversation> ended = book.onCall(callSid)
                .filter(known -> known.status() == Status.IN_PROGRESS)
                .flatMap(known -> book.change(known.id(), last -> last.at(Status.DONE, timeline.now())));
        if (ended.isEmpty()) {
            next.run();
            return;
        }
        Conversation conversation = ended.get();
        if (webhooks.early(conversation)) {
            postCall.tell(conversation, true, next);
        } else {
            next.run();
            postCall.tell(conversation, false, () -> {});
        }
    }

    /** Calls that ElevenLabs placed have no TwiML of ours: the call itself begins and ends the conversation. */
    @Override
    public void changed(Call call) {
        Optional<Conversation> placed = book.onCall(call.sid()).filter(Conversation::placedHere);
        if (call.inProgress()) {
            placed.ifPresent(known -> book.change(known.id(), first -> first.at(Status.IN_PROGRESS, timeline.now())));
        } else if (call.status().terminal() && !call.answered()) {
            placed.flatMap(known -> book.change(known.id(), last -> last.at(Status.FAILED, timeline.now())))
                    .ifPresent(failed -> postCall.tellUnanswered(failed, call));
        }
    }

    @Override
    public void forgotten(String callSid) {
        book.onCall(callSid).ifPresent(known -> webhooks.forget(known.id()));
    }
}
