package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Agents created, read, changed, deleted and listed; or whatever was ordered instead. */
public final class AgentsApi {

    private static final long HANG_SECONDS = 60;

    private final AgentBook book;
    private final Map<String, Orders<AgentOrder>> orders = new HashMap<>();

    public AgentsApi(Timeline timeline) {
        book = new AgentBook(timeline);
        AgentOrder.REQUESTS.forEach(request -> orders.put(request, new Orders<>(AgentOrder.ok(request))));
    }

    public void order(AgentOrder order) {
        orders.get(order.request()).add(order, order.count().orElse(1));
    }

    public void reset() {
        book.reset();
        orders.values().forEach(Orders::reset);
    }

    void mount(Routes routes, UnaryOperator<Function<Request, Response>> guard) {
        String agents = "/v1/convai/agents";
        routes.on("POST", agents + "/create", guard.apply(ordered("create", this::create)))
                .on("GET", agents, guard.apply(ordered("list", this::list)))
                .on("GET", agents + "/{agent}", guard.apply(ordered("read", this::read)))
                .on("PATCH", agents + "/{agent}", guard.apply(ordered("change", this::change)))
                .on("DELETE", agents + "/{agent}", guard.apply(ordered("delete", this::delete)));
    }

    private Function<Request, Response> ordered(String kind, Function<Request, Response> work) {
        return request -> {
            AgentOrder order = orders.get(kind).take();
            if (order.answer().equals("error")) {
                return order.error();
            }
            Response done = work.apply(request);
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(order.delayMillis().orElse(0L)));
            return switch (order.answer()) {
                case "error-after" -> order.error();
                case "disconnect" -> Response.disconnected();
                case "hang" -> {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(HANG_SECONDS));
                    yield Response.disconnected();
                }
                default -> done;
            };
        };
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
