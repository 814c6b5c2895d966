// The words on the screen and what they mean; one word per idea, in the order of their strokes of work; pure.
import { type Words, words } from "../../shared/words.ts";

export const GLOSSARY: readonly (readonly [word: Words, meaning: Words])[] = [
  [
    words("體系", "System"),
    words(
      "九個公文電子交換系統之一；各有名單、容量與端點。",
      "One of the nine exchange systems, each with lists, capacity and endpoints.",
    ),
  ],
  [
    words("終端層電腦", "Terminal"),
    words(
      "列入財產登記冊、得攜出辦理公文電子交換的電腦。",
      "A computer on the register that may be taken home for document exchange.",
    ),
  ],
  [
    words("閘門", "Gate"),
    words(
      "每次連線時，就事實與條文判斷得否連線的機制。",
      "What decides, at each connection, by facts and clauses.",
    ),
  ],
  [
    words("借用、攜出", "Loan, carried out"),
    words(
      "借用自登記起算；攜出指電腦實際離開辦公室。",
      "A loan begins on record; carried out means that the computer has left.",
    ),
  ],
  [
    words("切結", "Pledge"),
    words("借用人以本人帳號承諾遵守的切結書。", "The text that the borrower accepts by their own log-in."),
  ],
  [
    words("管制", "Hold"),
    words(
      "自申報歸還至出具掃毒證明止，借用人與該電腦均不得連線。",
      "From the declared return to the attestation neither borrower nor terminal can connect.",
    ),
  ],
  [
    words("掃毒證明", "Attestation"),
    words(
      "掃毒人員以帳號簽章，證明離線全機掃描未發現惡意程式。",
      "The scan officer’s signed statement that the offline scan was clean.",
    ),
  ],
  [
    words("白名單", "List"),
    words(
      "某體系、某連線方式准許的位址，分連入、連出與出口。",
      "The addresses allowed for a system and channel: inbound, outbound, egress.",
    ),
  ],
  [
    words("已登記、已生效、已設定", "Recorded, in force, set"),
    words(
      "登記為列入紀錄；生效為防火牆已套用；設定為檔案管理局已設定。",
      "Recorded on the list; in force in the firewall; set by the archives.",
    ),
  ],
  [
    words("出口位址", "Egress"),
    words(
      "本體系連往檔案主管機關所用的位址，須列入連線IP回報表。",
      "The address a system leaves by; it goes into the IP report.",
    ),
  ],
  [
    words("連線IP回報表", "IP report"),
    words(
      "管理機關填送、智慧發展中心彙整並轉送的位址表。",
      "The addresses that an agency files and the center compiles and forwards.",
    ),
  ],
  [
    words("彙整檔", "Pack"),
    words("各體系回報彙整後簽章的一份檔案。", "The reports of all systems compiled into one signed file."),
  ],
  [
    words("環境回報", "Posture report"),
    words(
      "電腦上代理程式簽章回報的網路類型與防護狀態。",
      "What the agent on a terminal says, signed, of its link and protection.",
    ),
  ],
  [
    words("連線代理", "Broker"),
    words(
      "開啟 VDI 桌面或自建 VPN 通道，並確認其關閉的程式。",
      "The program that opens desktops or tunnels and confirms that they are closed.",
    ),
  ],
  [
    words("規範、條文", "Regulation, clause"),
    words(
      "機關適用的規定及其各點；拒絕連線時均註明條文。",
      "A regulation that binds an agency, and its numbered rules; every refusal names them.",
    ),
  ],
  [
    words("緊急切斷", "Kill switch"),
    words(
      "立即結束範圍內的連線，解除前不得再連線。",
      "Ends every session in its scope at once and lets none begin until lifted.",
    ),
  ],
  [
    words("稽核紀錄", "Journal"),
    words(
      "只增不改的事件紀錄，每筆含前一筆的雜湊值。",
      "Events that are only added, each with the hash of the one before.",
    ),
  ],
];
