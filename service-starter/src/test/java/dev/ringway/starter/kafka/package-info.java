@NullMarked
package dev.ringway.starter.kafka;

import org.jspecify.annotations.NullMarked;
