import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../../core/message';
import { severities, type Severity } from '../../core/rules/rule';
import type { PanelFinding } from '../../protocol/article';
import { strings } from '../strings';
import { icon } from './icon';

export interface FindingActions {
  applyFix(finding: PanelFinding, fix: number): void;
  /** The finding is right as it is: it is not reported again. */
  accept(finding: PanelFinding): void;
  goTo(finding: PanelFinding): void;
}

const icons: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' };
const names: Readonly<Record<Severity, string>> = {
  error: strings.severityError, warning: strings.severityWarning, information: strings.severityInformation, hint: strings.severityHint,
};

/** A finding: its severity as sign and word, what is wrong, what was found, what is expected, its fixes as buttons. */
export function findingView(
  finding: PanelFinding, actions: FindingActions, translate: Translate, withPlace: boolean,
): TemplateResult {
  const { found, expected } = finding;
  return html`<div class="finding severity-${finding.severity}">${severityIcon(finding.severity, translate)}
    <div class="finding-words"><div class="finding-text">
      ${withPlace
        ? html`<button class="link-button problem" title=${translate(strings.goToProblem, {})}
          @click=${() => actions.goTo(finding)}><bdi>${finding.problem}</bdi></button>`
        : html`<bdi class="problem">${finding.problem}</bdi>`}
      ${found === undefined ? nothing : html`<div class="detail"><bdi>${translate(strings.found, { found })}</bdi></div>`}
      ${expected === undefined ? nothing : html`<div class="detail"><bdi>${translate(strings.expected, { expected })}</bdi></div>`}</div>
      ${finding.fixes.length === 0 && !finding.acceptable ? nothing : html`<div class="fixes">${finding.fixes.map((fix, index) => html`
        <button class="action ${index === 0 ? 'primary' : ''}"
          @click=${() => actions.applyFix(finding, index)}><bdi>${fix.title}</bdi></button>`)}${!finding.acceptable ? nothing : html`
        <button class="action" title=${translate(strings.acceptHelp)} @click=${() => actions.accept(finding)}>${translate(strings.accept)}</button>`}</div>`}
    </div>
  </div>`;
}

/** A finding in few lines, as a form has it under its field, which shows what was found; it is said where nothing else tells which part is meant. */
export function findingLine(finding: PanelFinding, actions: FindingActions, translate: Translate): TemplateResult {
  const { found, expected } = finding;
  return html`<div class="finding compact severity-${finding.severity}">${severityIcon(finding.severity, translate)}
    <div class="finding-text"><bdi class="problem">${finding.problem}</bdi>
      ${found === undefined || expected !== undefined ? nothing : html`<bdi class="detail">${translate(strings.found, { found })}</bdi>`}
      ${expected === undefined ? nothing : html`<bdi class="detail">${translate(strings.expected, { expected })}</bdi>`}
      ${finding.fixes.map((fix, index) => html`<button class="link-button" @click=${() => actions.applyFix(finding, index)}><bdi>${fix.title}</bdi></button>`)}
      ${!finding.acceptable ? nothing : html`<button class="link-button" title=${translate(strings.acceptHelp)} @click=${() => actions.accept(finding)}>${translate(strings.accept)}</button>`}</div>
  </div>`;
}

/** A severity as sign and word. */
export function severityIcon(severity: Severity, translate: Translate): TemplateResult {
  const name = translate(names[severity], {});
  return html`<span class="severity" role="img" aria-label=${name} title=${name}>${icon(icons[severity])}</span>`;
}

/** The worst severity of some findings; `undefined` where there is none. */
export function worstSeverity(findings: readonly PanelFinding[]): Severity | undefined {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity));
}
