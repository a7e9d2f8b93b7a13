package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Agents created, read, changed, deleted and listed; or whatever was ordered instead. */
public final class AgentsApi {

    private final AgentBook book;
    private final OrderedRequests requests = new OrderedRequests(List.of("create", "read", "change", "delete", "list"));

    public AgentsApi(Timeline timeline) {
        book = new AgentBook(timeline);
    }

    public void order(RequestOrder order) {
        requests.order(order);
    }

    public void reset() {
        book.reset();
        requests.reset();
    }

    void mount(Routes routes, UnaryOperator<Function<Request, Response>> guard) {
        String agents = "/v1/convai/agents";
        routes.on("POST", agents + "/create", guard.apply(requests.ordered("create", this::create)))
                .on("GET", agents, guard.apply(requests.ordered("list", this::list)))
                .on("GET", agents + "/{agent}", guard.apply(requests.ordered("read", this::read)))
                .on("PATCH", agents + "/{agent}", guard.apply(requests.ordered("change", this::change)))
                .on("DELETE", agents + "/{agent}", guard.apply(requests.ordered("delete", this::delete)));
    }

    private Response create(Request request) {
        AgentBody body = AgentBody.parse(request.body()).complete();
        return body.refusal().orElseGet(() -> Response.json(200, Map.of("agent_id", book.add(body.json()))));
    }

    private Response list(Request request) {
        return new AgentList(request.query()).of(book.newestFirst());
    }

    private Response read(Request request) {
        return book.find(id(request)).map(AgentsApi::shown).orElseGet(AgentsApi::notFound);
    }

    private Response change(Request request) {
        AgentBody body = AgentBody.parse(request.body());
        return body.refusal()
                .orElseGet(() -> book.change(id(request), body.json())
                        .map(AgentsApi::shown)
                        .orElseGet(AgentsApi::notFound));
    }

    private Response delete(Request request) {
        return book.remove(id(request)) ? Response.json(200, Map.of()) : notFound();
    }

    private static String id(Request request) {
        return request.variables().getFirst();
    }

    private static Response shown(ObjectNode agent) {
        return Response.json(200, agent);
    }

    private static Response notFound() {
        return ApiError.PLAIN.of(404, "document_not_found", "Agent not found", "");
    }
}
