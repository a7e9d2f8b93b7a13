/** Who may call what: tokens, roles, and a rule on every endpoint. */
@NullMarked
package dev.ringway.starter.security;

import org.jspecify.annotations.NullMarked;
