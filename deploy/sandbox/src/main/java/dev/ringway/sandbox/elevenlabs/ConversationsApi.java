package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.elevenlabs.Conversation.Status;
import dev.ringway.sandbox.recording.Media;
import dev.ringway.sandbox.recording.Mp3Audio;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Conversations listed, read and heard; or whatever was ordered instead. */
public final class ConversationsApi {

    private final ConversationBook book;
    private final Webhooks webhooks;
    private final Timeline timeline;
    private final OrderedRequests requests = new OrderedRequests(List.of("list", "read", "audio", "delete"));

    public ConversationsApi(ConversationBook book, Webhooks webhooks, Timeline timeline) {
        this.book = book;
        this.webhooks = webhooks;
        this.timeline = timeline;
    }

    public void order(RequestOrder order) {
        requests.order(order);
    }

    public void reset() {
        requests.reset();
    }

    void mount(Routes routes, UnaryOperator<Function<Request, Response>> guard) {
        String conversations = "/v1/convai/conversations";
        routes.on("GET", conversations, guard.apply(requests.ordered("list", this::list)))
                .on("GET", conversations + "/{conversation}", guard.apply(requests.ordered("read", known(this::show))))
                .on(
                        "DELETE",
                        conversations + "/{conversation}",
                        guard.apply(requests.ordered("delete", known(this::delete))))
                .on(
                        "GET",
                        conversations + "/{conversation}/audio",
                        guard.apply(requests.ordered("audio", this::audio)));
    }

    private Function<Request, Response> known(Function<Conversation, Response> handler) {
        return request -> of(request, handler);
    }

    private Response of(Request request, Function<Conversation, Response> handler) {
        return book.find(request.variables().getFirst())
                .map(this::shown)
                .map(handler)
                .orElseGet(() -> ApiError.PLAIN.of(404, "document_not_found", "Conversation not found", ""));
    }

    private Response list(Request request) {
        return new ConversationList(request.query())
                .of(book.newestFirst().stream().map(this::shown).toList());
    }

    /** For a while after its end it is still worked on, where that is ordered. */
    private Conversation shown(Conversation conversation) {
        Duration processing = Duration.ofMillis(webhooks.settings().processingMillis());
        boolean worked = conversation.status() == Status.DONE
                && conversation
                        .endedAt()
                        .filter(end -> end.plus(processing).isAfter(timeline.now()))
                        .isPresent();
        return worked ? conversation.at(Status.PROCESSING, timeline.now()) : conversation;
    }

    private Response show(Conversation conversation) {
        return Response.json(200, ConversationPayload.of(conversation));
    }

    private Response delete(Conversation conversation) {
        book.remove(conversation.id());
        return Response.json(200, Map.of());
    }

    private Response audio(Request request) {
        return of(
                request,
                conversation -> conversation.status() == Status.DONE
                        ? Media.of(sound(conversation), request)
                        : ApiError.PLAIN.of(404, "audio_not_found", "The conversation has no audio", ""));
    }

    /** As large as the one that is told, where one is. */
    private Mp3Audio sound(Conversation conversation) {
        long told = webhooks.settings().audioBytes();
        return told > 0 ? Mp3Audio.ofSize(told) : new Mp3Audio(conversation.seconds());
    }
}
