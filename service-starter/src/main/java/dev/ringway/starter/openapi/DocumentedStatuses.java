package dev.ringway.starter.openapi;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/** With which statuses operations answer where all goes well, as {@link Answers} says. */
public final class DocumentedStatuses {

    private DocumentedStatuses() {}

    public static Set<HttpStatus> of(HandlerMethod handler) {
        Answers answers = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Answers.class);
        return answers == null ? EnumSet.of(HttpStatus.OK) : EnumSet.copyOf(List.of(answers.value()));
    }
}
