/**
 * What Slack takes, in characters unless said otherwise. Source of a line without one of its own: the doc comments of
 * @slack/types 3.2, which repeat the Block Kit reference.
 */
export const limits = {
  /** Ours: of the name somebody goes by. */
  name: 80,
  /** Blocks of one message, modal or Home tab. Source: docs.slack.dev/block-kit. */
  blocks: { message: 50, modal: 100, home: 100 },
  /** Text over all blocks of a message. Not documented; messages above about 13,200 are refused with msg_blocks_too_long. */
  allText: 13_200,
  id: 255,
  header: 150,
  section: 3000,
  contextElements: 10,
  contextText: 3000,
  actionsElements: 25,
  button: { text: 75, value: 2000, spoken: 75 },
  /** What Slack shows of a button's text before it is cut, so longer labels go beside the button. Source: Block Kit reference, button. */
  buttonShown: 30,
  select: { options: 100, placeholder: 150 },
  checkboxes: 10,
  /** The types say 75 for values as well; other sources say 150. */
  option: { text: 75, detail: 75, value: 75 },
  image: { alt: 2000, title: 2000, url: 3000 },
  link: 3000,
  /** Steps of indentation of a list, counted from 0. */
  indent: 8,
  modal: { title: 24, submit: 24, metadata: 3000 },
  input: { label: 2000, hint: 2000, text: 3000 },
  /** Of a reply through a response_url. Source: docs.slack.dev/interactivity/handling-user-interaction. */
  responseUrl: { uses: 5, minutes: 30 },
  /** Source: @slack/web-api 8.2, the manifest's types. */
  manifest: { name: 35, description: 140, command: 32, commandDescription: 2000, usageHint: 1000 },
  /** Bytes of a request over HTTP. Ours: Slack's payloads are a few KB, a modal's at most some tens. */
  body: 256 * 1024,
} as const;
