import { everyRule } from '../../src/core/rules/everyRule';
import { colorTable } from '../../src/platform/colorTable';
import { commandTable, keysOfView, prefix, pressedInView, viewFocusKey, type CommandDescription } from '../../src/platform/commandTable';
import { bindingsInOrder } from '../../src/protocol/panelCommands';
import { viewCommands } from '../../src/protocol/paletteCommands';
import { manifestStrings } from './manifestStrings';
import { settingTable, severityValues, type SettingDescription } from '../../src/platform/settingTable';

interface Manifest {
  contributes?: Record<string, unknown>;
}

/** The manifest with its generated contributions, and the strings it refers to. */
export function completeManifest(source: string): { manifest: string; strings: string } {
  const strings: Record<string, string> = { ...manifestStrings };
  const place = (key: string, text: string): string => {
    strings[key] = text;
    return `%${key}%`;
  };
  const manifest = JSON.parse(source) as Manifest;
  const commands: readonly CommandDescription[] = commandTable;
  manifest.contributes = {
    ...manifest.contributes,
    commands: commands.map(({ name, title, icon, when }) => ({
      command: `${prefix}.${name}`,
      title: place(`command.${name}`, title),
      category: 'Article Annotator',
      ...(icon ? { icon: `$(${icon})` } : {}),
      ...(when ? { enablement: when } : {}),
    })),
    menus: {
      ...(manifest.contributes?.['menus'] as object | undefined),
      commandPalette: commands.filter(({ when, palette }) => when ?? palette === false)
        .map(({ name, when, palette }) => ({ command: `${prefix}.${name}`, when: palette === false ? 'false' : when })),
      'editor/title': commands.flatMap(({ name, titleBar }) => (titleBar ? [{ command: `${prefix}.${name}`, when: titleBar, group: 'navigation' }] : [])),
      'editor/context': commands.flatMap(({ name, when, contextMenu }) => (contextMenu ? [{ command: `${prefix}.${name}`, when, group: contextMenu }] : [])),
    },
    keybindings: [...keysOfView.keys.map((key) => ({ command: 'noop', key, when: keysOfView.when })), ...commands.flatMap((command) => [...bindingsInView(command), ...bindingsInText(command)])],
    colors: colorTable.map(({ name, description, defaults }) => ({
      id: `${prefix}.${name}`, description: place(`color.${name}`, description), defaults,
    })),
    configuration: {
      title: 'Article Annotator',
      properties: Object.fromEntries((settingTable as readonly SettingDescription[]).map((setting) => [`${prefix}.${setting.name}`, property(setting, place)])),
    },
  };
  return { manifest: `${JSON.stringify(manifest, undefined, 2)}\n`, strings: `${JSON.stringify(strings, undefined, 2)}\n` };
}

/** The palette shows the last binding of a command, whatever its arguments: so the one that says what the title says comes last. */
function bindingsInText({ name, keys = [] }: CommandDescription): object[] {
  return [...keys].reverse().map(({ key, mac, when, args }) => ({
    command: `${prefix}.${name}`, key, ...(mac ? { mac } : {}), when, ...(args === undefined ? {} : { args }),
  }));
}

/** What VS Code is told of the keys that the annotation view handles itself: it shows them, and does nothing else on them. */
function bindingsInView({ name }: CommandDescription): object[] {
  const view = viewCommands[name];
  const chords = bindingsInOrder.find(({ command }) => command === view)?.chords ?? [];
  return [...chords].reverse().map((chord) => ({
    command: `${prefix}.${name}`, key: keyOf(chord, 'ctrl'), ...(chord.includes('Mod') ? { mac: keyOf(chord, 'cmd') } : {}), when: viewFocusKey, args: pressedInView,
  }));
}

function keyOf(chord: string, mod: string): string {
  return chord.replace('Mod', mod).replace('Arrow', '').toLowerCase();
}

function property(setting: SettingDescription, place: (key: string, text: string) => string): Record<string, unknown> {
  const key = `setting.${setting.name}`;
  return {
    ...setting.schema,
    ...(setting.name === 'rules' ? { properties: ruleProperties(place) } : {}),
    scope: setting.scope,
    markdownDescription: place(key, setting.description),
    ...(setting.valueDescriptions ? { enumDescriptions: setting.valueDescriptions.map((text, index) => place(`${key}.${index}`, text)) } : {}),
  };
}

function ruleProperties(place: (key: string, text: string) => string): Record<string, unknown> {
  return Object.fromEntries(everyRule.map(({ id, description, defaultSeverity }) => [
    id, { type: 'string', enum: severityValues, default: defaultSeverity, markdownDescription: place(`rule.${id}`, description) },
  ]));
}
