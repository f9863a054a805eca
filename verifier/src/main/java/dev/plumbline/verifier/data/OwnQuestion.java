package dev.plumbline.verifier.data;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import java.util.List;
import org.jooq.Select;

/** A promise that needs a query of its own. */
final class OwnQuestion implements Check {

    private final Expectation expectation;
    private final Select<?> question;

    OwnQuestion(Expectation expectation, Select<?> question) {
        this.expectation = expectation;
        this.question = question;
    }

    @Override
    public String id() {
        return expectation.id();
    }

    @Override
    public String title() {
        return expectation.title();
    }

    @Override
    public List<CheckResult> run(CheckContext context) {
        return List.of(Judgement.of(context, expectation, context.sql().fetch(question)));
    }
}
