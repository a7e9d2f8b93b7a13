package dev.ringway.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** What an instance consists of that has rooms: every one but those that the protocol's test suites talk to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty(name = "ringway.gateway.conformance", havingValue = false, matchIfMissing = true)
public @interface ServesRooms {}
