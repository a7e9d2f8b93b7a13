package dev.ringway.starter.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Everything that is mapped in this service, with the rule of each. */
public final class Endpoints {

    private static final String API_DOCUMENT = "org.springdoc.";

    private final List<RequestMappingHandlerMapping> mappings;

    Endpoints(List<RequestMappingHandlerMapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    public List<Endpoint> all() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .map(Endpoints::endpoint)
                .toList();
    }

    List<RequestMappingHandlerMapping> mappings() {
        return mappings;
    }

    private static Endpoint endpoint(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        RequestMappingInfo info = mapped.getKey();
        return new Endpoint(
                info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .collect(Collectors.toUnmodifiableSet()),
                info.getPatternsCondition().getPatterns().stream()
                        .map(Object::toString)
                        .collect(Collectors.toUnmodifiableSet()),
                mapped.getValue().getShortLogMessage(),
                ruleOf(mapped.getValue()));
    }

    /** The method's own rule, else its class's; the API document, which is not our class, is for every role. */
    public static Optional<Rule> ruleOf(HandlerMethod handler) {
        EndpointRule own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), EndpointRule.class);
        EndpointRule found = own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), EndpointRule.class);
        if (found == null && handler.getBeanType().getName().startsWith(API_DOCUMENT)) {
            return Optional.of(Rule.VIEWERS);
        }
        return Optional.ofNullable(found).map(EndpointRule::value);
    }
}
