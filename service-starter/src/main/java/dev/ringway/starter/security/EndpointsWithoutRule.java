package dev.ringway.starter.security;

import dev.ringway.starter.startup.StartRefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.server.RouterFunction;

/** Stops the start if anything is mapped that nobody gave a rule. */
final class EndpointsWithoutRule implements SmartInitializingSingleton {

    private final Endpoints endpoints;
    private final ApplicationContext context;

    EndpointsWithoutRule(Endpoints endpoints, ApplicationContext context) {
        this.endpoints = endpoints;
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> without = new ArrayList<>();
        endpoints.all().stream()
                .filter(endpoint -> endpoint.rule().isEmpty())
                .map(Endpoint::toString)
                .forEach(without::add);
        // A router function has no place for a rule that could be found again when a request comes.
        Arrays.stream(context.getBeanNamesForType(RouterFunction.class))
                .map(name -> "router function " + name)
                .forEach(without::add);
        if (!without.isEmpty()) {
            throw new StartRefusedException(
                    "These endpoints have no rule that says who may call them: " + String.join("; ", without) + ".",
                    "Put @ForViewers, @ForOperators, @ForAdmins, @SignedByProvider or @OpenToAll on the controller's"
                            + " method or class; write router functions as controllers.");
        }
    }
}
